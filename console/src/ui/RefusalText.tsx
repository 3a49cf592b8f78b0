/** A refusal in the reader's words, beside the field or action that it answers: what stands in the way, what to do, under which clause. */
import { useAppearance } from '../app/appearance.ts';
import { fieldWords, problemOf, refusalWords, type Problem } from '../app/problem.ts';
import { ClauseChip, parseClause } from './clause/ClauseChip.tsx';
import { Icon } from './Icon.tsx';

export function RefusalText({ error, id }: { error: unknown; id?: string }) {
  const { language } = useAppearance();
  if (!error) return null;
  const problem = problemOf(error);
  const words = refusalWords(problem, language);
  return (
    <div className="refusal" role="alert" id={id}>
      <Icon name="warn" size={15} />
      <span>
        {words.what}
        {words.remedy && <span className="remedy">{words.remedy}</span>}
        {problem.issues && problem.issues.length > 0 && <Issues problem={problem} />}
      </span>
      {problem.clause && <ClauseChip {...parseClause(problem.clause)} />}
    </div>
  );
}

function Issues({ problem }: { problem: Problem }) {
  const { language } = useAppearance();
  return (
    <ul>
      {problem.issues?.map((issue) => (
        <li key={issue.field + issue.code}>
          <code>{issue.field}</code> {fieldWords(problem, issue.field, language)}
        </li>
      ))}
    </ul>
  );
}

/** The refusal of one field, or nothing. */
export function FieldRefusal({ error, field, id }: { error: unknown; field: string; id?: string }) {
  const { language } = useAppearance();
  if (!error) return null;
  const words = fieldWords(problemOf(error), field, language);
  if (!words) return null;
  return (
    <span className="refusal" role="alert" id={id}>
      <Icon name="warn" size={15} />
      {words}
    </span>
  );
}
