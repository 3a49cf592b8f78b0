/** The shape of an edit: the id from the route and every field optional; what is left out stays as it is. */
import { z } from 'zod';
import { id } from './kit.ts';

type Undefaulted<F> = F extends z.ZodDefault<infer I> ? I : F;
type OptionalShape<T extends z.ZodRawShape> = {
  [K in keyof T]: z.ZodOptional<Undefaulted<T[K]> extends z.ZodType ? Undefaulted<T[K]> : never>;
};
type EditShape<N extends string, T extends z.ZodRawShape> = Record<N, typeof id> & OptionalShape<T>;

/** Every field optional, none filled in. */
export function optionalOf<T extends z.ZodRawShape>(shape: T): OptionalShape<T> {
  const fields = Object.entries(shape).map(([key, field]) => {
    const inner = field instanceof z.ZodDefault ? field.unwrap() : field;
    return [key, (inner as z.ZodType).optional()] as const;
  });
  return Object.fromEntries(fields) as OptionalShape<T>;
}

/** An edit must not fill in defaults, or it would set back what nobody meant to touch. */
export function changeOf<N extends string, T extends z.ZodRawShape>(
  idName: N,
  shape: T,
): z.ZodObject<EditShape<N, T>, z.core.$strict> {
  return z.strictObject({ [idName]: id, ...optionalOf(shape) }) as unknown as z.ZodObject<
    EditShape<N, T>,
    z.core.$strict
  >;
}
