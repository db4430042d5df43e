import { numbersIn } from '../numbers';

export const numbers = numbersIn('ja');
export const { number, percent, bytes, rate, duration, plural, list } = numbers;
