/** One part of a foreign office file, parsed strictly as it streams by: no entity is opened, no link followed. */
import { SaxesParser } from 'saxes';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Names come without their prefix: strict and transitional files differ in it. */
export interface XmlListener {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

const PIECE = 65_536;

/** `refuse` throws what is to be said of xml that is not whole, or that brings its own entities. */
export function readXml(bytes: Uint8Array, listener: XmlListener, refuse: (cause?: unknown) => never): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('error', (error) => refuse(error));
  parser.on('doctype', () => refuse());
  parser.on('opentag', (tag) => listener.open?.(local(tag.name), tag.attributes));
  parser.on('closetag', (tag) => listener.close?.(local(tag.name)));
  parser.on('text', (text) => listener.text?.(text));
  const decoder = new TextDecoder('utf-8');
  for (let at = 0; at < bytes.length; at += PIECE)
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  parser.write(decoder.decode()).close();
}
