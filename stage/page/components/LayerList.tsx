/** The layers as a tree, front first: a click selects, arrow keys walk, left and right fold. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SceneNode } from '../../document/scene';
import { toggle } from '../layer-actions';
import { layerRows, type LayerRow } from '../layer-rows';
import { useStore } from '../store';
import { useDocument, useStage } from './App';
import { ChevronIcon, EyeIcon, LayerIcon, LockIcon } from './icons';

export function LayerList() {
  const { editor } = useStage();
  const document = useDocument();
  const collapsed = useStore(editor.store, (state) => state.collapsed);
  const rows = layerRows(document.page, collapsed);
  const selected = new Set(document.selection.map(({ id }) => id));
  return (
    <nav class="panel layers" aria-label="Layers">
      <h2 class="panel-title">Layers</h2>
      <div
        class="tree"
        role="tree"
        aria-label="Layers of the page"
        aria-multiselectable="true"
        tabIndex={0}
        onKeyDown={useTreeKeys(rows)}
        onPointerLeave={() => editor.store.set({ hovered: null })}
      >
        {rows.map((row) => (
          <Row key={row.node.id} row={row} selected={selected.has(row.node.id)} />
        ))}
      </div>
    </nav>
  );
}

function Row({ row, selected }: { row: LayerRow; selected: boolean }) {
  const { editor } = useStage();
  const { node, depth, folded, dimmed } = row;
  const hovered = useStore(editor.store, (state) => state.hovered === node.id);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const onClick = (event: JSX.TargetedMouseEvent<HTMLElement>) => {
    const kept = editor.document.selection.map(({ id }) => id);
    if (!event.shiftKey && !event.ctrlKey && !event.metaKey) editor.select([node.id]);
    else if (selected) editor.select(kept.filter((id) => id !== node.id));
    else editor.select([...kept, node.id]);
  };
  const classes = ['row', selected && 'selected', hovered && 'hovered', dimmed && 'dimmed'];
  return (
    <div
      ref={element}
      class={classes.filter(Boolean).join(' ')}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={selected}
      {...(folded === null ? {} : { 'aria-expanded': !folded })}
      style={{ paddingLeft: `${8 + depth * 16}px` }}
      onClick={onClick}
      onDblClick={() => editor.zoomToFit([node])}
      onPointerEnter={() => editor.store.set({ hovered: node.id })}
    >
      <FoldButton row={row} />
      <span class={`layer-icon ${node.type.toLowerCase()}`}>
        <LayerIcon type={node.type} picture={hasPicture(node)} />
      </span>
      <span class="layer-name">{node.name}</span>
      <FlagButton node={node} flag="locked" />
      <FlagButton node={node} flag="visible" />
    </div>
  );
}

function hasPicture({ fills }: SceneNode): boolean {
  return fills !== 'mixed' && fills.some(({ type }) => type === 'IMAGE');
}

function FoldButton({ row: { node, folded } }: { row: LayerRow }) {
  const { editor } = useStage();
  if (folded === null) return <span class="fold" />;
  return (
    <button
      class={folded ? 'fold' : 'fold open'}
      tabIndex={-1}
      aria-label={folded ? `Unfold ${node.name}` : `Fold ${node.name}`}
      onClick={(event) => {
        event.stopPropagation();
        editor.fold(node.id, !folded);
      }}
    >
      <ChevronIcon />
    </button>
  );
}

/** Hidden until the pointer is over the row, unless the layer is locked or invisible. */
function FlagButton({ node, flag }: { node: SceneNode; flag: 'visible' | 'locked' }) {
  const { editor } = useStage();
  const unusual = flag === 'visible' ? !node.visible : node.locked;
  const verb = { visible: ['Show', 'Hide'], locked: ['Unlock', 'Lock'] }[flag][unusual ? 0 : 1];
  return (
    <button
      class={unusual ? 'flag on' : 'flag'}
      tabIndex={-1}
      aria-label={`${verb} ${node.name}`}
      title={verb}
      onClick={(event) => {
        event.stopPropagation();
        toggle(editor.document, node, flag);
      }}
    >
      {flag === 'visible' ? <EyeIcon open={node.visible} /> : <LockIcon closed={node.locked} />}
    </button>
  );
}

function useTreeKeys(rows: readonly LayerRow[]) {
  const { editor } = useStage();
  return (event: JSX.TargetedKeyboardEvent<HTMLElement>) => {
    const last = editor.document.selection.at(-1);
    const at = rows.findIndex(({ node }) => node.id === last?.id);
    const row = rows[at];
    const go = (index: number) => {
      const target = rows[Math.min(Math.max(index, 0), rows.length - 1)];
      if (target) editor.select([target.node.id]);
    };
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(rows.length - 1);
    else if (event.key === 'ArrowLeft' && row?.folded === false) editor.fold(row.node.id, true);
    else if (event.key === 'ArrowLeft' && row) go(parentRow(rows, at));
    else if (event.key === 'ArrowRight' && row?.folded === true) editor.fold(row.node.id, false);
    else if (event.key === 'ArrowRight' && row) go(at + 1);
    else return;
    event.preventDefault();
    event.stopPropagation(); // on the canvas the same keys move layers
  };
}

function parentRow(rows: readonly LayerRow[], at: number): number {
  const depth = rows[at]?.depth ?? 0;
  for (let above = at - 1; above >= 0; above--) {
    if ((rows[above]?.depth ?? 0) < depth) return above;
  }
  return at;
}
