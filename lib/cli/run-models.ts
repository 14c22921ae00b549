import { addVerb } from './add-verb';
import { listVerb } from './list-verb';
import { runVerb } from './run-verb';
import { showVerb } from './show-verb';
import { exitCodes, type Terminal, type Verb } from './terminal';
import { verifyVerb } from './verify-verb';

/** A new verb is a file and a line here. */
const verbs: ReadonlyMap<string, Verb> = new Map([
  ['list', listVerb],
  ['show', showVerb],
  ['run', runVerb],
  ['verify', verifyVerb],
  ['add', addVerb],
]);

/** `npm run models -- VERB …`. @returns The exit code. */
export async function runModels([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  const verb = name === undefined ? undefined : verbs.get(name);
  if (verb) return verb.run(args, terminal);
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out.write(usage());
    return exitCodes.done;
  }
  terminal.errors.write(
    name === undefined
      ? '무엇을 할지 적어 주세요.\n(Say what to do.)\n\n'
      : '모르는 명령이에요.\n(There is no such command.)\n\n',
  );
  terminal.errors.write(usage());
  return exitCodes.misused;
}

function usage(): string {
  const lines = [...verbs.values()].map((verb) => verb.usage);
  return `모델을 다뤄요. / Looks after the models.\n\n${lines.join('\n')}`;
}
