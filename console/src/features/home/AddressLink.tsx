/** A link to an address that the server names: a page and what stands behind its question mark. */
import type { ReactNode } from 'react';
import { useRouter } from '@tanstack/react-router';

interface Address {
  page: string;
  search: Record<string, string>;
}

export function hrefOf({ page, search }: Address): string {
  const query = new URLSearchParams(search).toString();
  return query ? `${page}?${query}` : page;
}

interface AddressLinkProps {
  to: Address;
  className?: string;
  label?: string;
  children: ReactNode;
}

export function AddressLink({ to, className = '', label, children }: AddressLinkProps) {
  const router = useRouter();
  const href = hrefOf(to);
  return (
    <a
      href={href}
      className={className}
      aria-label={label}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        router.history.push(href);
      }}
    >
      {children}
    </a>
  );
}
