import { faults } from "../form/by_hand.mjs";

export const create = () => ({ run: (form) => faults(form).length === 0, paths: faults });
