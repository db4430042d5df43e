/** What is known about the selection: place, size and fills. To be read, not changed. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SceneNode } from '../../document/scene';
import { describeGeometry, describePaint, percent } from '../describe';
import { useDocument, useStage } from './App';
import { RelaunchButtons } from './RelaunchButtons';
import { cssColor } from '../render/paint';
import type { Effect, ImagePaint, Paint } from '../../document/scene';

export function Properties() {
  const { selection } = useDocument();
  const [node, ...others] = selection;
  return (
    <aside class="panel properties" aria-label="Properties">
      {!node && <Help />}
      {node && others.length > 0 && <h2 class="panel-title">{selection.length} layers selected</h2>}
      {node && others.length === 0 && <NodeProperties node={node} />}
    </aside>
  );
}

function NodeProperties({ node }: { node: SceneNode }) {
  const document = useDocument();
  return (
    <>
      <h2 class="panel-title">{node.name}</h2>
      <p class="kind">{describeType(node)}</p>
      <RelaunchButtons node={node} />
      <Section title="Layout">
        <dl class="numbers">
          {describeGeometry(document, node).map(([label, value]) => (
            <Field key={label} label={label} value={value} />
          ))}
        </dl>
      </Section>
      <Section title="Fill">
        {node.fills === 'mixed' && <p class="empty">Mixed</p>}
        {node.fills !== 'mixed' && node.fills.length === 0 && <p class="empty">None</p>}
        {node.fills !== 'mixed' &&
          [...node.fills].reverse().map((paint, index) => <Fill key={index} paint={paint} />)}
      </Section>
      {node.effects.length > 0 && (
        <Section title="Effects">
          {node.effects.map((effect, index) => (
            <p key={index} class="fill-line">
              {describeEffect(effect)}
            </p>
          ))}
        </Section>
      )}
    </>
  );
}

function describeEffect(effect: Effect): string {
  if (!('offset' in effect)) return `Blur ${effect.radius}`;
  const { type, offset, radius } = effect;
  const name = type === 'DROP_SHADOW' ? 'Drop shadow' : 'Inner shadow';
  return `${name} ${offset.x}, ${offset.y}, blur ${radius}`;
}

function describeType({ type, isMask, layoutMode }: SceneNode): string {
  const name = (type.charAt(0) + type.slice(1).toLowerCase()).replace('_', ' ');
  const layout = {
    NONE: '',
    HORIZONTAL: ' · auto layout →',
    VERTICAL: ' · auto layout ↓',
    GRID: ' · grid',
  };
  return `${name}${isMask ? ' · mask' : ''}${layout[layoutMode]}`;
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="property-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Field({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Fill({ paint }: { paint: Paint }) {
  const document = useDocument();
  const [title, detail] = describePaint(document, paint);
  return (
    <div class={paint.visible === false ? 'fill-line dimmed' : 'fill-line'}>
      <Swatch paint={paint} />
      <div>
        <div>{title}</div>
        {detail !== '' && <div class="detail">{detail}</div>}
      </div>
      <span class="amount">{percent(paint.opacity ?? 1)}</span>
    </div>
  );
}

function Swatch({ paint }: { paint: Paint }) {
  if (paint.type === 'IMAGE') return <PictureSwatch paint={paint} />;
  const background =
    paint.type === 'SOLID'
      ? cssColor(paint.color)
      : paint.type === 'GRADIENT_LINEAR'
        ? `linear-gradient(${paint.gradientStops.map(({ color }) => cssColor(color)).join()})`
        : 'none';
  return <span class="swatch" style={{ background }} />;
}

const SWATCH_PIXELS = 64;

function PictureSwatch({ paint: { imageHash } }: { paint: ImagePaint }) {
  const { editor } = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const bitmap = imageHash === null ? null : editor.images.get(imageHash);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, SWATCH_PIXELS, SWATCH_PIXELS);
    if (!bitmap) return;
    const side = Math.min(bitmap.width, bitmap.height);
    const [x, y] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, x, y, side, side, 0, 0, SWATCH_PIXELS, SWATCH_PIXELS);
  }, [bitmap]);
  return <canvas ref={canvas} class="swatch" width={SWATCH_PIXELS} height={SWATCH_PIXELS} />;
}

const HELP: readonly (readonly [keys: string, what: string])[] = [
  ['Click', 'select a layer'],
  ['Double click, Ctrl click', 'reach into groups'],
  ['Space + drag', 'move the view'],
  ['Ctrl + wheel, + −', 'zoom'],
  ['Shift 1, Shift 0', 'fit, 100 %'],
  ['Arrows', 'move the layer'],
  ['Delete', 'remove it'],
  ['Ctrl Z, Ctrl Shift Z', 'undo, redo'],
  ['Ctrl Alt P', 'run Inpaint'],
];

function Help() {
  return (
    <>
      <h2 class="panel-title">Try it</h2>
      <ol class="steps">
        <li>Click a picture.</li>
        <li>
          Press <strong>Run Inpaint</strong>.
        </li>
        <li>Paint over what must go, press Fill, then Apply.</li>
      </ol>
      <p class="kind">Or drop a picture of your own onto the canvas. It stays on this computer.</p>
      <Section title="Keys">
        <dl class="keys">
          {HELP.map(([keys, what]) => (
            <Field key={keys} label={keys} value={what} />
          ))}
        </dl>
      </Section>
    </>
  );
}
