import { grade } from '../assessment/index.ts';
export const b = grade;
