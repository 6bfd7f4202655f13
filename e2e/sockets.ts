import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The process ids at and below `root`, as Linux tells them. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readOrEmpty(`/proc/${name}/stat`);
    // After the name in brackets: state, parent.
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

/** Every TCP or UDP socket that one of these processes holds, listening or connected, as its line in /proc/net. */
export function networkSockets(pids: number[]): string[] {
  const lines = new Map<string, string>();
  for (const table of ['tcp', 'tcp6', 'udp', 'udp6'])
    for (const line of readOrEmpty(`/proc/net/${table}`).split('\n').slice(1)) {
      const inode = line.trim().split(/\s+/)[9];
      if (inode) lines.set(`socket:[${inode}]`, `${table} ${line.trim()}`);
    }
  return pids.flatMap((pid) => descriptors(pid).flatMap((target) => lines.get(target) ?? []));
}

function descriptors(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
  } catch (error) {
    // The process, or this one descriptor, ended while it was looked at.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}
