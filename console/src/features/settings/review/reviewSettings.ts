/** What the console reads of the settings behind review's facts. */
import { useQuery } from '@tanstack/react-query';
import type { reviewSettings } from '../../../../../contract/review-settings.ts';
import { call } from '../../../app/api.ts';

export const useReviewSettings = () =>
  useQuery({
    queryKey: ['review', 'settings'],
    queryFn: ({ signal }) => call<typeof reviewSettings>('GET /review-settings', {}, { signal }),
  });
