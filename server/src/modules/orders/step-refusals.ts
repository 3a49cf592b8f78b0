/** Refusals that name a stage and a step in both languages. (PD-3.1) */
import {
  departments,
  orderStages,
  shipmentStates,
  stepWords,
  type DepartmentId,
  type OrderStage,
  type Step,
} from '../../../../contract/vocabulary.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { HoldRecord } from './order.ts';

function stepParams(step: Step) {
  return { step, stepZh: stepWords[step].zh, stepEn: stepWords[step].en };
}

export function stageForbids(stage: OrderStage, step: Step): Refusal {
  return new Refusal('STAGE_FORBIDS', {
    params: { stage, stageZh: orderStages[stage].zh, stageEn: orderStages[stage].en, ...stepParams(step) },
  });
}

export function shipmentStateForbids(state: keyof typeof shipmentStates, step: Step): Refusal {
  return new Refusal('SHIPMENT_STATE_FORBIDS', {
    params: { state, stateZh: shipmentStates[state].zh, stateEn: shipmentStates[state].en, ...stepParams(step) },
  });
}

/** Why a hold blocks, and which department can lift it. */
export function holdParams(hold: Pick<HoldRecord, 'reason' | 'owner_department'>) {
  const owner = hold.owner_department;
  const words = departments[owner as DepartmentId] ?? { zh: owner, en: owner };
  const { reason } = hold;
  const [toldZh, toldEn] = reason ? [`：${reason}`, `: ${reason}`] : ['', ''];
  return { reason, toldZh, toldEn, owner, ownerZh: words.zh, ownerEn: words.en };
}
