import { afterEach, describe, expect, it, vi } from 'vitest';
import { WorkerClient } from '../../../src/inference/client';
import { answerCalls } from '../../../src/inference/answer-calls';
import { PortWorker } from '../../../src/inference/connect/port-worker';
import { awaitCaller, type WorkerScope } from '../../../src/inference/connect/worker-end';
import type { Configure } from '../../../src/inference/engine-config';

interface Doubling {
  double: { params: number; progress: never; result: number };
}

const configure: Configure = {
  kind: 'configure',
  config: { weightsHost: 'https://w.example', standIns: null, provider: null },
};
const ports: MessagePort[] = [];

afterEach(() => ports.splice(0).forEach((port) => port.close()));

function channel(): MessageChannel {
  const made = new MessageChannel();
  ports.push(made.port1, made.port2);
  return made;
}

/** A worker's insides, and what its page does with it. */
function fakeWorker() {
  const replies: unknown[] = [];
  const scope: WorkerScope = {
    onmessage: null,
    postMessage: (message) => void replies.push(message),
  };
  const running = awaitCaller(scope).then(({ config, post, listen }) => {
    const receive = answerCalls<Doubling>({ double: async (value) => value * 2 }, post);
    listen((message) => void receive(message as Parameters<typeof receive>[0]));
    return config;
  });
  const send = (data: unknown, port?: MessagePort) =>
    scope.onmessage?.({ data, ports: port ? [port] : [] } as unknown as MessageEvent);
  return { running, send, replies };
}

describe('a worker in another frame', () => {
  function connect() {
    const [calls, control] = [channel(), channel()];
    const client = new WorkerClient<Doubling>(() => new PortWorker(calls.port1, control.port1));
    return { client, control: control.port2, calls: calls.port2 };
  }

  it('answers calls over its port as one of our own would', async () => {
    const { client, calls } = connect();
    const worker = fakeWorker();
    worker.send(configure, calls);
    expect(await client.call('double', 21)).toBe(42);
    expect(await worker.running).toEqual(configure.config);
  });

  it('ends the running call when its frame says that it crashed', async () => {
    const { client, control, calls } = connect();
    calls.onmessage = () => control.postMessage({ kind: 'crashed', message: 'out of memory' });
    await expect(client.call('double', 1)).rejects.toMatchObject({
      code: 'worker-crashed',
      details: { message: 'out of memory' },
    });
  });

  it('ends the running call when it is found to be gone without a word', async () => {
    const [calls, control] = [channel(), channel()];
    const onEnd = vi.fn();
    const worker = new PortWorker(calls.port1, control.port1, onEnd);
    const client = new WorkerClient<Doubling>(() => worker);
    calls.port2.onmessage = () => worker.lose('its process is gone');
    await expect(client.call('double', 1)).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('is terminated through its frame', async () => {
    const [calls, control] = [channel(), channel()];
    const heard = vi.fn();
    control.port2.onmessage = ({ data }) => heard(data) as void;
    new PortWorker(calls.port1, control.port1).terminate();
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ kind: 'terminate' }));
  });
});

describe('a worker of the page’s own', () => {
  it('loses no call that came before it was configured or listened', async () => {
    const { running, send, replies } = fakeWorker();
    send({ kind: 'call', id: 1, method: 'double', params: 1 });
    send(configure);
    send({ kind: 'call', id: 2, method: 'double', params: 2 });
    await running;
    send({ kind: 'call', id: 3, method: 'double', params: 3 });
    await vi.waitFor(() => expect(replies).toHaveLength(3));
    expect(replies).toMatchObject([{ value: 2 }, { value: 4 }, { value: 6 }]);
  });
});
