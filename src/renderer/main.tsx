import '@fontsource-variable/noto-sans/wght.css';
import './theme/tokens.css';
import './theme/base.css';
import './components/components.css';
import './frame/frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { askAhead } from './api.ts';

askAhead();
createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
