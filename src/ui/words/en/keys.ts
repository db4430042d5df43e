/** What is written on keys, where it is a word; on a Mac they bear signs. */
export const keys = {
  enter: 'Enter',
  delete: 'Delete',
  escape: 'Esc',
  control: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  space: 'Space',
};
