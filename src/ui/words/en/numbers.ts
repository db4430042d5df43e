import { numbersIn } from '../numbers';

export const numbers = numbersIn('en');
export const { number, percent, bytes, rate, duration, plural, list } = numbers;
