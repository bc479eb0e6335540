/** The program of the page. */
import { render } from 'preact';
import { App } from './App.tsx';
import { listen } from './store.mts';
import './style.css';

const root = document.getElementById('page');
if (root) render(<App />, root);
listen('/_sim/page/events');
