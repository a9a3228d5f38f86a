import type { Issue } from '../../core/plan/issues';
import { messageOf } from '../../state';
import { useText } from '../app-context';
import { count } from '../format';

interface Props {
  issues: readonly Issue[];
  shown?: number;
  /** They stand under the name of their file. */
  ofOneFile?: boolean;
}

/** Issues as sentences, the gravest first; the rest is counted. */
export function IssueList({ issues, shown = 5, ofOneFile = false }: Props) {
  const { data: text, messages } = useText();
  if (issues.length === 0) return null;
  const order = { error: 0, warning: 1, info: 2 };
  const sentences = new Map<string, Issue>();
  for (const issue of [...issues].sort((a, b) => order[a.severity] - order[b.severity])) {
    const sentence = ofOneFile ? upper(messageOf(withoutFile(issue), messages)) : messageOf(issue, messages);
    if (!sentences.has(sentence)) sentences.set(sentence, issue);
    if (sentences.size >= shown) break;
  }
  const rest = issues.length - sentences.size;
  return (
    <ul className="issue-list">
      {[...sentences].map(([sentence, { severity }]) => (
        <li key={sentence} className={`issue-${severity}`}>
          {sentence}
        </li>
      ))}
      {rest > 0 && <li className="quiet">{text.moreIssues(count(rest))}</li>}
    </ul>
  );
}

/** The file is not put in front; a sentence that names it still does. */
function withoutFile(issue: Issue): Issue {
  const { file = '', ...ref } = issue.ref;
  return { ...issue, ref, context: { file, ...issue.context } };
}

const upper = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
