/** Takes files by drop or by choice; what they are and what happens with them the page says. */
import { useId, useState, type DragEvent } from 'react';
import { Icon } from './Icon.tsx';
import './drop.css';

interface FileDropProps {
  label: string;
  hint: string;
  busy: boolean;
  several?: boolean;
  onFiles: (files: readonly File[]) => void;
}

export function FileDrop({ label, hint, busy, several = false, onFiles }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    if (files && files.length > 0) onFiles([...files]);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <label
      htmlFor={id}
      className="drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Icon name="upload" size={20} />
      <span>
        <b>{label}</b>
        <span className="sub">{hint}</span>
      </span>
      <input
        id={id}
        type="file"
        className="sr-only"
        multiple={several}
        accept=".csv,.txt,.xlsx,text/csv"
        disabled={busy}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </label>
  );
}
