/** The program itself: what it is, and how this person likes it. */
import { lockAfterMinutes } from '../../shared/admin-rules.ts';
import type { CallArgs, CallOutput, Settings } from '../../shared/contract.ts';
import { localDay, rfc3339 } from '../../shared/quarter.ts';
import { changeProfile, readProfile } from './places.ts';
import { type Core, clockOf } from './session.ts';

function defaultsOf({ admin: { rules } }: Core): Settings {
  return { language: rules.language ?? 'nl', theme: rules.theme ?? 'system', singleKeys: true };
}

export function appInfo(core: Core): CallOutput<'app.info'> {
  const now = clockOf(core);
  return {
    version: core.host.appVersion,
    shell: core.host.shell,
    now: rfc3339(now),
    today: localDay(now),
    canPrint: core.host.printToPdf !== null,
    admin: {
      file: core.admin.file,
      problem: core.admin.problem,
      logo: core.admin.logo,
      export: core.admin.rules.export,
      lockAfterMinutes: lockAfterMinutes(core.admin.rules),
    },
  };
}

/** Settings as kept, each one checked: a profile edited by hand never stops the program. */
export function getSettings(core: Core): Settings {
  const kept = readProfile(core.host).settings;
  const defaults = defaultsOf(core);
  return {
    language: (['nl', 'en'] as const).find((l) => l === kept['language']) ?? defaults.language,
    theme: (['light', 'dark', 'hc', 'system'] as const).find((t) => t === kept['theme']) ?? defaults.theme,
    singleKeys: kept['singleKeys'] === undefined ? defaults.singleKeys : kept['singleKeys'] === true,
  };
}

export function saveSettings(core: Core, args: CallArgs<'app.saveSettings'>): Settings {
  changeProfile(core.host, (p) => {
    for (const [key, value] of Object.entries(args)) if (value !== undefined) p.settings[key] = value;
  });
  core.changed('settings');
  return getSettings(core);
}
