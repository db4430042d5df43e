/** What plugins left with a layer to be started again: in Figma, the Plugin section of the panel. */
import type { SceneNode } from '../../document/scene';
import { useStore } from '../store';
import { useStage } from './App';

export function RelaunchButtons({ node }: { node: SceneNode }) {
  const { editor, runner } = useStage();
  const buttons = useStore(editor.store, (state) => state.commands.relaunchButtons);
  const left = buttons.filter(({ command }) => Object.hasOwn(node.relaunchData, command));
  if (left.length === 0) return null;
  return (
    <section class="property-section">
      <h3>Plugin</h3>
      {left.map(({ name, command }) => (
        <div key={command} class="relaunch">
          <button class="relaunch-button" onClick={() => void runner.run(command)}>
            {name}
          </button>
          <p class="detail">{node.relaunchData[command]}</p>
        </div>
      ))}
    </section>
  );
}
