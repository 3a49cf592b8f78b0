export const grade = 1;
