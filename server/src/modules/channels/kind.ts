/**
 * What a kind of platform can do, one object per kind: prove what was posted, read it, and, where it has an API, be asked and
 * told. Everything that differs between platforms is behind this; everything else is written once. (OS-2.1, OS-4.3)
 */
import type { ConnectionSettings } from '../../../../contract/channels.ts';
import type { Told } from './told.ts';

/** Who we are at the platform, what proves its messages (the present secret first), and what lets us call it. */
export interface Keys {
  key: string;
  secrets: string[];
  apiToken: string;
}

export interface HookRequest {
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  now: Date;
}

/** One message as it is stored; a request may hold several. */
export interface Posted {
  externalId: string;
  topic: string;
  body: Buffer;
}

export interface ToRead {
  topic: string;
  body: Buffer;
  receivedAt: Date;
  settings: ConnectionSettings;
}

/** A connection as its API is called: `token` is what the platform gave us for a while. */
export interface Line {
  settings: ConnectionSettings;
  keys: Keys;
  shopExternalId: string | null;
  token: string | null;
  now: Date;
}

export interface Parcel {
  /** The same for every attempt: the platform does it once. */
  requestId: string;
  externalNo: string;
  platformId: string | null;
  carrier: string;
  carrierCode: string;
  waybill: string;
  /** The platform's own line numbers; empty means all that is left. */
  lines: { externalLineNo: string | null; quantity: string; sku: string }[];
  isWhole: boolean;
}

export interface RemarkOut {
  requestId: string;
  externalNo: string;
  platformId: string | null;
  remark: string;
  flag: string;
}

export interface PulledPage {
  messages: Posted[];
  hasMore: boolean;
  /** Of the last one: the next page begins there, because orders that change meanwhile leave their place. */
  lastAt: Date | null;
}

export interface Token {
  token: string;
  until: Date;
}

export interface ChannelKind {
  /** Answers the messages that the request proves to hold, or throws a Refusal. Compares in constant time. */
  receive(request: HookRequest, keys: Keys): Posted[];
  /** What the platform wants to read when all is well. */
  answer: Record<string, unknown>;
  read(message: ToRead): Told;
  /** A signed message as the platform would send it: what the test button sends through the whole way. */
  sample(keys: Keys, now: Date): { headers: Record<string, string>; body: Buffer };
  /** Asks the platform for something that costs nothing. */
  ping?(line: Line): Promise<void>;
  renewToken?(line: Line): Promise<Token>;
  lookUp?(line: Line, externalNo: string, receivedAt: Date): Promise<Told>;
  pull?(line: Line, from: Date, to: Date, page: number): Promise<PulledPage>;
  ship?(line: Line, parcel: Parcel): Promise<void>;
  remark?(line: Line, remark: RemarkOut): Promise<void>;
  /** The platform knows carriers by codes of its own. */
  needsCarrierCode?: boolean;
}

export function header(request: Pick<HookRequest, 'headers'>, name: string): string {
  const found = request.headers[name];
  return (Array.isArray(found) ? found[0] : found) ?? '';
}
