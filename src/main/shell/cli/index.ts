/** The command line: one document on stdout, everything else on stderr, exit 0 done, 1 not true, 2 usage, 3 could not. */
import { parseArgs } from 'node:util';
import { KanaalError } from '../../../shared/errors.ts';
import * as commands from './commands.ts';
import { startCli } from './context.ts';
import * as delivery from './delivery.ts';
import { intake } from './intake.ts';
import { detailText, MESSAGES } from './messages.ts';
import { signOff } from './sign-off.ts';
import { checkUsage } from './usage.ts';

const HELP = `usage: cli COMMAND ... [--json] [--as PERSON] [--passphrase-file FILE]

  contract                                        JSON Schema of every call
  create FOLDER --setup FILE                      make a workspace
  call WORKSPACE NAME [--input FILE|-] [--attach TOKEN=PATH]
  demo --out DIR [--kind collection]              two invented offices; or April 2022 at BZK
  fsck WORKSPACE                                  check journal, tree and evidence
  entries WORKSPACE [--quarter Q]                 entries, as in the register
  history WORKSPACE ENTRY                         what happened to one entry
  export WORKSPACE --quarter Q --out DIR [--formats json,xlsx,ods,csv,pdf] [--edition intern|bzk|openbaar]
  package WORKSPACE --quarter Q [--edition bzk|internal] --out DIR [--seal age1...]
  prove WORKSPACE ENTRY --out FILE
  collect WORKSPACE PACKAGE... [--accept-key NUMBER]
  forward WORKSPACE --quarter Q --out DIR [--seal age1...]
  receipt WORKSPACE FILE
  board WORKSPACE
  answer WORKSPACE --from D --to D [--out DIR] [--edition internal|public] [--formats json,xlsx,ods,csv,pdf]
  signoff identity WORKSPACE --out FILE           take a signature along (--as the office holder)
  signoff request WORKSPACE --term ID --quarter Q [--kind kwartaal|registraties] --out FILE
  signoff sign REQUEST --identity FILE [--return NUMBER=REASON]... [--deleted ja|nee|onbekend] [--remark TEXT] [--out FILE]
  signoff accept WORKSPACE FILE
  verify FILE [--trust FILE] [--against CHECKPOINT] [--integrity-only]
  intake FILE... [--keep LIST] [--self NAME] [--date-order dmy|mdy|ymd|ydm|myd]
  backup WORKSPACE --out DIR
  restore BACKUP --out FOLDER [--recovery-file FILE] [--damaged WORKSPACE]
`;

interface Parsed {
  command: string;
  rest: (string | undefined)[];
  flags: commands.Flags;
  json: boolean;
}

function parse(argv: string[]): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        as: { type: 'string' },
        'passphrase-file': { type: 'string' },
        input: { type: 'string' },
        attach: { type: 'string', multiple: true },
        out: { type: 'string' },
        setup: { type: 'string' },
        quarter: { type: 'string' },
        formats: { type: 'string' },
        edition: { type: 'string' },
        'recovery-file': { type: 'string' },
        damaged: { type: 'string' },
        trust: { type: 'string' },
        against: { type: 'string' },
        'integrity-only': { type: 'boolean' },
        keep: { type: 'string' },
        self: { type: 'string' },
        'date-order': { type: 'string' },
        kind: { type: 'string' },
        seal: { type: 'string' },
        'accept-key': { type: 'string', multiple: true },
        from: { type: 'string' },
        to: { type: 'string' },
        term: { type: 'string' },
        identity: { type: 'string' },
        return: { type: 'string', multiple: true },
        deleted: { type: 'string' },
        remark: { type: 'string' },
      },
    });
    const [command = 'help', ...rest] = positionals;
    checkUsage(command, rest, Object.keys(values));
    const flags: commands.Flags = {
      ...values,
      passphraseFile: values['passphrase-file'],
      recoveryFile: values['recovery-file'],
      damaged: values.damaged,
      integrityOnly: values['integrity-only'],
      dateOrder: values['date-order'],
      acceptKey: values['accept-key'],
    };
    return { command, rest, flags, json: values.json };
  } catch (cause) {
    if (cause instanceof KanaalError) throw cause;
    throw new KanaalError('usage', { why: cause instanceof Error ? cause.message : '' }, { cause });
  }
}

async function run({ command, rest, flags }: Parsed): Promise<commands.Outcome> {
  if (command === 'help') return { value: { ok: true, help: HELP }, lines: [HELP], exit: 0 };
  if (command === 'contract') return commands.showContract();
  if (command === 'verify') return await commands.verify(flags, rest[0]);
  if (command === 'intake') return await intake(rest, flags);
  const cli = startCli();
  const [first, second] = rest;
  try {
    switch (command) {
      case 'create':
        return await commands.create(cli, flags, first);
      case 'call':
        return await commands.callOne(cli, flags, first, second);
      case 'demo':
        return await commands.demo(cli, flags, (line) => process.stderr.write(`${line}\n`));
      case 'fsck':
        return await commands.fsck(cli, flags, first);
      case 'entries':
        return await commands.entries(cli, flags, first);
      case 'history':
        return await commands.history(cli, flags, first, second);
      case 'export':
        return await commands.exportRegister(cli, flags, first);
      case 'package':
        return await delivery.makePackage(cli, flags, first);
      case 'collect':
        return await delivery.collect(cli, flags, rest);
      case 'forward':
        return await delivery.forward(cli, flags, first);
      case 'receipt':
        return await delivery.receipt(cli, flags, first, second);
      case 'board':
        return await delivery.board(cli, flags, first);
      case 'answer':
        return await delivery.answer(cli, flags, first);
      case 'signoff':
        return await signOff(cli, flags, rest);
      case 'prove':
        return await delivery.prove(cli, flags, first, second);
      case 'backup':
        return await commands.backup(cli, flags, first);
      case 'restore':
        return await commands.restore(cli, flags, first);
      default:
        throw new KanaalError('usage', { command });
    }
  } finally {
    await cli.close();
  }
}

/** What the system refuses outside the core, where a command makes or reads a file by itself. */
function refused(error: unknown): KanaalError | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return new KanaalError('no_access', {}, { cause: error });
  return code === 'ENOSPC' ? new KanaalError('disk_full', {}, { cause: error }) : null;
}

function report(error: unknown, json: boolean): number {
  const known =
    error instanceof KanaalError ? error : (refused(error) ?? new KanaalError('internal', {}, { cause: error }));
  const { message, hint } = MESSAGES[known.code];
  const detail = detailText(known.details);
  const whole = detail === '' ? message : `${message} (${detail})`;
  if (json)
    process.stdout.write(`${JSON.stringify({ ok: false, error: { code: known.code, message: whole, hint } })}\n`);
  process.stderr.write(`error: ${whole}\nhint: ${hint}\n`);
  if (known.cause instanceof Error && known.code === 'internal') process.stderr.write(`${known.cause.stack}\n`);
  return known.code === 'usage' ? 2 : 3;
}

async function main(): Promise<number> {
  const json = process.argv.includes('--json');
  try {
    const outcome = await run(parse(process.argv.slice(2)));
    const text = (json ? (outcome.each ?? [outcome.value]).map((d) => JSON.stringify(d)) : outcome.lines).join('\n');
    process.stdout.write(`${text}\n`);
    return outcome.exit;
  } catch (error) {
    return report(error, json);
  }
}

process.exitCode = await main();
