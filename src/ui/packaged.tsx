/** The window inside Figma: what create-figma-plugin calls with the element it has made. */
import { render } from '@create-figma-plugin/ui';
import './styles/styles';
import { App } from './App';
import { createPackagedHost } from './host/packaged';

const host = createPackagedHost(window);
// The person has just chosen Inpaint in the menu: its keys should work without a click into its frame.
window.focus();

export default render(() => <App host={host} />);
