/** The three steps, shown once. */
export const firstSteps = {
  title: 'How it works',
  steps: ['Select an image', 'Paint over what should go', 'Press Fill'],
  openStep: 'Open an image',
  gotIt: 'Got it',
};
