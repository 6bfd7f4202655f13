import { useEffect, useState } from 'react';

/** Whether the window fits this media query now. */
export function useMedia(query: string): boolean {
  const [fits, setFits] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const asked = matchMedia(query);
    const look = (): void => setFits(asked.matches);
    look();
    asked.addEventListener('change', look);
    return () => asked.removeEventListener('change', look);
  }, [query]);
  return fits;
}
