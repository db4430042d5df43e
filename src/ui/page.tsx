/** The stand-alone web page: the same app on files, in the browser's own light or dark. */
import { render } from '@create-figma-plugin/ui';
import '!@create-figma-plugin/ui/css/theme.css';
import './styles/styles';
import { keepOffline } from '../inference/connect/keep-offline';
import { App } from './App';
import { PageHost } from './host/page';

const root = document.getElementById('app');
if (!root) throw new Error('The page has no #app');

const dark = matchMedia('(prefers-color-scheme: dark)');
/** The kit's theme goes by these classes, below `:root`. */
function followTheme(): void {
  document.body.classList.toggle('figma-dark', dark.matches);
  document.body.classList.toggle('figma-light', !dark.matches);
}
dark.addEventListener('change', followTheme);
followTheme();

const host = new PageHost();
render(() => <App host={host} />)(root, {});
keepOffline('./');
