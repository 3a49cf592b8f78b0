/** What a list is searched by, above it. */
interface SearchFieldProps {
  label: string;
  value: string;
  onText: (text: string) => void;
}

export function SearchField({ label, value, onText }: SearchFieldProps) {
  return (
    <input
      className="in narrow"
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={80}
      onChange={(event) => onText(event.target.value)}
    />
  );
}
