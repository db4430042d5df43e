import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../src/ui/notices/report';

const context = { host: 'figma', phase: 'filling', userAgent: 'Browser/1' };

describe('reportOf', () => {
  it('says what happened, where and in what', () => {
    const report = reportOf(new RangeError('too long'), context);
    expect(report).toContain('RangeError: too long');
    expect(report).toContain('figma, filling');
    expect(report).toContain('Browser/1');
  });

  it('leaves out the window’s address, which is the whole program in base64', () => {
    const address = `data:text/html;base64,${'QUJD'.repeat(1000)}`;
    const error = Object.assign(new Error('x'), { stack: `Error: x\n at f (${address}:1:2)` });
    const report = reportOf(error, context);
    expect(report).not.toContain('QUJD');
    expect(report).toContain('at f (data:…:1:2)');
  });

  it('can report anything that was thrown', () => {
    expect(reportOf('just text', context)).toContain('Error: just text');
  });
});
