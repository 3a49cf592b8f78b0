/**
 * Every clause chip and clock badge opens this one popover: the clause's words, why it applies here, the ladder with the next rung,
 * suspensions with their causes, and whether a rule stands in the policy or is assumed (推定). One popover serves the whole screen.
 */
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Floating } from '../Floating.tsx';
import { useKeys } from '../keys/useKeys.ts';
import { ClauseCard } from './ClauseCard.tsx';
import './clause.css';

export interface LadderRung {
  /** `过半`, `剩 1 小时`, `到时`. */
  label: string;
  who: string;
  at: string;
  state: 'fired' | 'next' | 'coming' | 'superseded';
}

export interface Suspension {
  cause: string;
  from: string;
  to?: string | undefined;
  clause?: string | undefined;
}

export interface ClauseSubject {
  clause: string;
  version?: number | undefined;
  /** The clock behind it: its ladder and suspensions are asked when the popover opens. */
  clockId?: string;
  /** The name of the rule, shown until the words have come. */
  title?: string;
}

export interface ClauseWords {
  clause: string;
  version: number;
  title: string;
  text: string;
  /** What the policy's text does not give, rule by rule. */
  sure: readonly Sure[];
}

/** An assumption of a rule, and who of the company confirmed it, if anybody did. */
export interface Sure {
  note: string;
  confirmedBy?: string | undefined;
}

/** The words, and what the clock behind the subject adds to them: its ladder, its suspensions, why it applies. */
export interface ClauseStory extends ClauseWords {
  /** The rule behind the clock in one sentence. */
  sentence?: string | undefined;
  why?: string | undefined;
  ladder?: readonly LadderRung[];
  suspensions?: readonly Suspension[];
}

/** Where a story comes from; the frame gives the call, parts stay free of it. */
export type LoadClause = (subject: ClauseSubject) => Promise<ClauseStory>;

interface Opened {
  anchor: HTMLElement;
  subject: ClauseSubject;
}

const OpenContext = createContext<(anchor: HTMLElement, subject: ClauseSubject) => void>(() => undefined);

export function useClausePopover(): (anchor: HTMLElement, subject: ClauseSubject) => void {
  return useContext(OpenContext);
}

export function ClausePopoverRoot({
  load,
  onOpenClause,
  children,
}: {
  load: LoadClause;
  onOpenClause: (clause: string) => void;
  children: ReactNode;
}) {
  const [opened, setOpened] = useState<Opened>();
  const open = useCallback((anchor: HTMLElement, subject: ClauseSubject) => {
    setOpened((now) => (now?.anchor === anchor ? undefined : { anchor, subject }));
  }, []);
  const close = useCallback(() => setOpened(undefined), []);
  return (
    <OpenContext value={open}>
      {children}
      {opened && (
        <Layer
          key={`${opened.subject.clause}${opened.subject.clockId}`}
          {...opened}
          load={load}
          onOpenClause={onOpenClause}
          onClose={close}
        />
      )}
    </OpenContext>
  );
}

function Layer({
  anchor,
  subject,
  load,
  onOpenClause,
  onClose,
}: Opened & { load: LoadClause; onOpenClause: (clause: string) => void; onClose: () => void }) {
  const t = useT();
  const keys = useMemo(() => [{ keys: 'Escape', label: t('key.close'), run: onClose }], [t, onClose]);
  useKeys(t('clause.one'), keys, { depth: 'popover' });
  return (
    <Floating
      anchor={anchor}
      label={t('clause.named', { clause: subject.clause })}
      width={374}
      onClose={onClose}
      className="pop"
    >
      <ClauseCard
        subject={subject}
        load={load}
        onClose={onClose}
        onOpen={() => {
          onClose();
          onOpenClause(subject.clause);
        }}
      />
    </Floating>
  );
}
