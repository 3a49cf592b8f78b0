/** What a clock times, told by its rule's name: a rule is named by its clause and what it times, such as OT-3.1/prepare-normal. */
export function clockKind(rule: string): string | undefined {
  return /(?:^|\/)(?:platform-)?(check|pay|start|prepare|hand-over|ship|deliver|accept)/.exec(rule)?.[1];
}
