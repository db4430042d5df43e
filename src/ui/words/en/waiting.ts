/** Being called back when a long fill is over. */
export const waiting = {
  bell: 'Tell me when it is done',
  done: 'The result is there.',
  failed: 'The fill has stopped.',
};
