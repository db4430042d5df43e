/**
 * How far one job is, by the time its parts take. In units of one question to the UNet (B = 1), as
 * published for an M2 (ONNX Runtime Web 1.29, WebGPU): a guided step 4 s, encoding 1.5–2.7 s, decoding
 * 7.5–8.1 s, opening all three graphs from the store 4 s.
 */
import type { Raster } from '../../core/raster';
import type { StepCheckpoint } from '../../contract';
import type { EngineContext, JobSteps } from '../engine';

type Stage = JobSteps['stage'];

const COST = { opening: 1, encoding: 1, guidedStep: 2, step: 1, decoding: 4 };

export interface JobPlan {
  /** Pictures to encode. */
  readonly encodes: number;
  /** Of each step, whether it is guided. */
  readonly steps: readonly boolean[];
}

export interface JobProgress {
  /** What is being done from now on. */
  enter(stage: Stage): void;
  /** One picture is encoded. */
  encoded(): void;
  /** `preview` shows what the steps have led to, `checkpoint` is what to go on from. */
  stepped(
    checkpoint: StepCheckpoint,
    millisecondsPerStep: number | null,
    preview: Raster | undefined,
  ): void;
  /** The picture is decoded; finishing it takes no time worth showing. */
  decoded(): void;
}

/** @param millisecondsPerStep - measured in this fill before this job; null where nothing was */
export function createJobProgress(
  context: Pick<EngineContext, 'progress'>,
  { encodes, steps }: JobPlan,
  millisecondsPerStep: number | null,
): JobProgress {
  const costs = steps.map((isGuided) => (isGuided ? COST.guidedStep : COST.step));
  const stepping = costs.reduce((sum, cost) => sum + cost, 0);
  const beforeSteps = 2 * COST.opening + encodes * COST.encoding;
  const total = beforeSteps + stepping + COST.opening + COST.decoding;
  const before = {
    opening: 0,
    encoding: COST.opening,
    denoising: beforeSteps,
    decoding: beforeSteps + stepping + COST.opening,
  };
  let stage: Stage = 'opening';
  let done = 0;
  let spent = 0;

  const tell = (preview?: Raster, checkpoint?: StepCheckpoint) => {
    // A step's time gives the rest of the job its own, in proportion.
    const unit = millisecondsPerStep && (millisecondsPerStep * steps.length) / stepping;
    context.progress(Math.min(spent / total, 1), preview, {
      stage,
      done,
      total: steps.length,
      millisecondsPerStep,
      millisecondsLeft: unit && (total - spent) * unit,
      millisecondsPerJob: unit && total * unit,
      ...(checkpoint && { checkpoint }),
    });
  };

  return {
    enter(next) {
      spent = Math.max(spent, before[next]);
      stage = next;
      tell();
    },
    encoded() {
      spent += COST.encoding;
      tell();
    },
    stepped(checkpoint, measured, preview) {
      done = checkpoint.stepsDone;
      millisecondsPerStep = measured;
      spent = beforeSteps + costs.slice(0, done).reduce((sum, cost) => sum + cost, 0);
      tell(preview, checkpoint);
    },
    decoded() {
      spent = total;
      tell();
    },
  };
}
