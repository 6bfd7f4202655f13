/**
 * How large a package may be that comes as bytes: dragged out of a mail program it lies on no disk and travels to the core
 * whole, in one message (shell/core/plain.ts has its limit). A larger one is saved in a folder first.
 */
export const MAX_PASTED_PACKAGE = 30_000_000;
