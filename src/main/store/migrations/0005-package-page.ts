/** The verify.html that went into a package: made again, the package is the same bytes, also by a later program. */
export const version = 5;

export const sql = `
ALTER TABLE package ADD COLUMN page TEXT;
`;
