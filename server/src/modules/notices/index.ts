/** The door of notices: alerts of clocks and notices of rules, told once to each audience. (OT-3.1, OS-2.3) */
import { noticeCountsQuery, noticesQuery } from './queries.ts';
import { readNotices } from './read-notices.ts';

export { noticeConsumer } from './tell-notices.ts';

export const noticeActions = [readNotices];
export const noticeQueries = [noticesQuery, noticeCountsQuery];
