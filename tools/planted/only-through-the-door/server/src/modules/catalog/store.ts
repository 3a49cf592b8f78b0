export const query = 'select';
