import { numbersIn } from '../numbers';

export const numbers = numbersIn('de');
export const { number, percent, bytes, rate, duration, plural, list } = numbers;
