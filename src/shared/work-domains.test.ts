import { expect, test } from 'vitest';
import { typedDomains } from './work-domains.ts';

test('domains are read as people type them, each once, and what is none is named', () => {
  expect(typedDomains(' @Kustendelta.example, bureau@rws.example;\tmail.kd.example. kustendelta.example')).toEqual({
    domains: ['kustendelta.example', 'rws.example', 'mail.kd.example'],
    wrong: [],
  });
  expect(typedDomains('kd.example, ministerie https://kd.example/x')).toEqual({
    domains: ['kd.example'],
    wrong: ['ministerie', 'https://kd.example/x'],
  });
  expect(typedDomains('  ')).toEqual({ domains: [], wrong: [] });
});
