/** The window inside Figma after its frame has gone to the engine's site: the same app as a web page. */
import { render } from '@create-figma-plugin/ui';
import '!@create-figma-plugin/ui/css/theme.css';
import './styles/styles';
import { keepOffline } from '../inference/connect/keep-offline';
import { App } from './App';
import { createHostedHost } from './host/hosted';
import { themeFrom } from './host/hosted-address';

const root = document.getElementById('app');
if (!root) throw new Error('The page has no #app');

// Figma gives a page with an address no theme; the window before this one has put it there.
document.body.classList.add(`figma-${themeFrom(new URL(location.href))}`);

const host = createHostedHost(window);
window.focus();
render(() => <App host={host} />)(root, {});
keepOffline('../');
