import { render } from 'preact';
import { App } from './app.tsx';
import './desk.css';

const root = document.getElementById('desk');
if (root) render(<App />, root);
