/** How much of a foreign file intake takes, and why. Beyond a cap nothing is read, so nothing is half understood. */

/** A whole mail. The largest that Dutch providers deliver is about 35 MB; base64 adds a third. */
export const MAX_MAIL_BYTES = 50 * 1024 * 1024;

/** All header lines of one mail together. Real mails stay under 100 kB; more is an attack on the reader's memory. */
export const MAX_HEADER_BYTES = 2 * 1024 * 1024;

/** MIME parts. The parser has no limit of its own and took 298 MB for 50,000; a forwarded album has tens. */
export const MAX_PARTS = 500;

/** Lines that begin like a boundary, whether or not we know the boundary: what the exact count could miss. */
export const MAX_BOUNDARY_LINES = 20_000;

/** Mails within mails. A long forwarding chain as attachments has five; deeper ones stay closed, as attachments. */
export const MAX_NESTED_MAILS = 20;

/** Bytes parsed over all levels: each level reads its own contents again. */
export const MAX_PARSED_BYTES = 4 * MAX_MAIL_BYTES;

/** Depth of containers within one mail. */
export const MAX_PART_DEPTH = 100;

/** Characters of a file name; Windows stops at 255 including the folder's share. */
export const MAX_NAME_LENGTH = 150;

/** Names read from the directory of a zip when telling what kind it is. */
export const MAX_ZIP_NAMES = 2_000;
