import { expect, test } from 'vitest';
import { HEADER_BYTES, headerLines } from './mail-headers.ts';

const lines = (text: string): { text: string; whole: boolean } => headerLines(new TextEncoder().encode(text));

test('the headers end at the first blank line, whatever ends a line, and keep their folds', () => {
  for (const end of ['\r\n', '\n', '\r'])
    expect(lines(['Received: from a', '\tby b', 'Subject: x', '', 'Body: no header', '', ''].join(end))).toEqual({
      text: 'Received: from a\n\tby b\nSubject: x',
      whole: true,
    });
});

test('blank lines before the first header do not end them, and a mail may be headers alone', () => {
  expect(lines('\r\n\r\nFrom: a\r\n')).toMatchObject({ text: expect.stringMatching(/^From: a\n?$/), whole: true });
});

test('headers that go on beyond what was read are not said to be whole', () => {
  expect(lines(`X-Long: ${'v'.repeat(HEADER_BYTES)}`).whole).toBe(false);
});

test('a letter that turns the reading order is shown as a sign', () => {
  expect(lines('From: \u202egnp.exe\r\n\r\n').text).toBe('From: \ufffdgnp.exe');
});
