/** The kinds of platforms that a shop can be connected with, one line each. (OS-2.1) */
import type { connectionKinds } from '../../../../contract/channels.ts';
import { douyin } from './douyin/index.ts';
import type { ChannelKind } from './kind.ts';
import { shopify } from './shopify/index.ts';
import { standard } from './standard/index.ts';
import { woocommerce } from './woocommerce/index.ts';

export type ConnectionKind = (typeof connectionKinds)[number];

export const kinds: Record<ConnectionKind, ChannelKind> = { douyin, shopify, woocommerce, standard };
