import { StrictMode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { call } from './api.ts';

function Start(): React.JSX.Element {
  const [about, setAbout] = useState('');
  useEffect(() => {
    void call('app.info', undefined).then((reply) => setAbout(JSON.stringify(reply)));
  }, []);
  return (
    <main style={{ padding: 24 }}>
      <h1>Kanaalregister</h1>
      <p>{about}</p>
      <Button>Openen</Button>
    </main>
  );
}

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Start />
  </StrictMode>,
);
