import { numbersIn } from '../numbers';

export const { number, percent, bytes, duration, plural, list } = numbersIn('ja');
