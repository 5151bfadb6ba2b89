package io.github.visionfromtext.backend.djl.torchscript;

/** TorchScript of attention: methods of every generated class. */
final class AttentionScript {
    /** What the runtime looks for in an error to tell a caller's mistake from a failure of the engine. */
    static final String MISTAKE = "[invalid input: ";

    private AttentionScript() {}

    /** The methods, for a device in libtorch's words. */
    static String helpers(String device) {
        return HELPERS.formatted(MISTAKE, device, device) + NARROW.formatted(device, device);
    }

    /**
     * Keys and values are copied for the heads that share them, since the engine's own grouped attention leaves its fast
     * kernel; a single query needs no copies.
     */
    private static final String HELPERS = """
              def grouped_attention(self, query: Tensor, key: Tensor, value: Tensor, mask: Optional[Tensor], causal: bool, scale: float) -> Tensor:
                heads = torch.size(query, 1)
                return torch.scaled_dot_product_attention(query, (self).for_heads(key, heads), (self).for_heads(value, heads), mask, 0., causal, scale=scale, enable_gqa=False)
              def for_heads(self, x: Tensor, heads: int) -> Tensor:
                lengths = torch.size(x)
                groups = lengths[1]
                if torch.eq(groups, heads):
                  y = x
                else:
                  each = torch.floordiv(heads, groups)
                  copies = torch.expand(torch.unsqueeze(x, 2), [lengths[0], groups, each, lengths[2], lengths[3]])
                  y = torch.reshape(copies, [lengths[0], heads, lengths[2], lengths[3]])
                return y
              def checked_position(self, position: int, time: int, capacity: int) -> int:
                end = torch.add(position, time)
                if torch.__or__(torch.lt(position, 0), torch.gt(end, capacity)):
                  ops.prim.RaiseException(torch.format("%sposition {} and time {} do not fit into a cache of capacity {}]", position, time, capacity))
                return position
              def cache_mask(self, position: int, time: int, start: Optional[Tensor]) -> Optional[Tensor]:
                end = torch.add(position, time)
                mask = annotate(Optional[Tensor], None)
                if torch.__isnot__(start, None):
                  first = torch.reshape(unchecked_cast(Tensor, start), [-1, 1, 1, 1])
                  column = torch.arange(end, dtype=4, layout=None, device=torch.device("%s"), pin_memory=None)
                  row = torch.unsqueeze(torch.slice(column, 0, position, end, 1), 1)
                  seen = torch.logical_and(torch.le(column, row), torch.ge(column, first))
                  mask0 = annotate(Optional[Tensor], torch.logical_or(seen, torch.eq(column, row)))
                else:
                  if torch.__and__(torch.gt(position, 0), torch.gt(time, 1)):
                    column = torch.arange(end, dtype=4, layout=None, device=torch.device("%s"), pin_memory=None)
                    row = torch.unsqueeze(torch.slice(column, 0, position, end, 1), 1)
                    mask1 = annotate(Optional[Tensor], torch.le(column, row))
                  else:
                    mask1 = mask
                  mask0 = mask1
                return mask0
              def cached_attention(self, query: Tensor, key: Tensor, value: Tensor, keys: Tensor, values: Tensor, position: int, mask: Optional[Tensor], scale: float) -> Tensor:
                time = torch.size(key, 2)
                end = torch.add(position, time)
                _0 = (self).write_cache(keys, key, position, end)
                _1 = (self).write_cache(values, value, position, end)
                seen_keys = torch.slice(keys, 2, 0, end, 1)
                seen_values = torch.slice(values, 2, 0, end, 1)
                if torch.eq(time, 1):
                  attended = (self).single_query(query, seen_keys, seen_values, mask, scale)
                else:
                  causal = torch.__is__(mask, None)
                  attended = (self).grouped_attention(query, seen_keys, seen_values, mask, causal, scale)
                return attended
              def write_cache(self, cache: Tensor, x: Tensor, position: int, end: int) -> Tensor:
                return torch.copy_(torch.slice(cache, 2, position, end, 1), x)
              def single_query(self, query: Tensor, keys: Tensor, values: Tensor, mask: Optional[Tensor], scale: float) -> Tensor:
                lengths = torch.size(query)
                grouped = torch.reshape(query, [lengths[0], torch.size(keys, 1), -1, lengths[3]])
                y = torch.scaled_dot_product_attention(grouped, keys, values, mask, 0., False, scale=scale, enable_gqa=False)
                return torch.reshape(y, lengths)
            """;

    /**
     * Products in BFLOAT16 on a CPU: the engine's kernel would be far slower in it than in FLOAT32, and products and softmax
     * one by one take less than half its time in FLOAT32. A single query stays in FLOAT32: its lengths differ from step to
     * step, and the library compiles a product for each new shape.
     */
    private static final String NARROW = """
              def cache_bias(self, position: int, time: int, start: Optional[Tensor], heads: int, groups: int) -> Optional[Tensor]:
                bias = annotate(Optional[Tensor], None)
                if torch.__and__(torch.eq(time, 1), torch.__is__(start, None)):
                  y = bias
                else:
                  end = torch.add(position, time)
                  each = torch.floordiv(heads, groups)
                  column = torch.arange(end, dtype=4, layout=None, device=torch.device("%s"), pin_memory=None)
                  row = torch.unsqueeze(torch.slice(column, 0, position, end, 1), 1)
                  later = torch.unsqueeze(torch.gt(column, row), 0)
                  if torch.__isnot__(start, None):
                    first = torch.reshape(unchecked_cast(Tensor, start), [-1, 1, 1])
                    unseen = torch.logical_and(torch.logical_or(later, torch.lt(column, first)), torch.ne(column, row))
                    copies = torch.mul(torch.size(unseen, 0), groups)
                    spread = torch.expand(torch.unsqueeze(unseen, 1), [-1, heads, -1, -1])
                  else:
                    copies = 1
                    spread = torch.expand(torch.unsqueeze(later, 1), [-1, each, -1, -1])
                  hidden = torch.reshape(spread, [copies, torch.mul(each, time), end])
                  zeros = torch.zeros(torch.size(hidden), dtype=15, layout=None, device=torch.device("%s"), pin_memory=None)
                  y = annotate(Optional[Tensor], torch.masked_fill(zeros, hidden, -inf))
                return y
              def narrow_cached_attention(self, query: Tensor, key: Tensor, value: Tensor, keys: Tensor, values: Tensor, position: int, bias: Optional[Tensor], scale: float) -> Tensor:
                time = torch.size(key, 2)
                end = torch.add(position, time)
                _0 = (self).write_cache(keys, key, position, end)
                _1 = (self).write_cache(values, value, position, end)
                lengths = torch.size(query)
                rows = torch.mul(lengths[0], torch.size(key, 1))
                seen_keys = torch.slice(keys, 2, 0, end, 1)
                seen_values = torch.slice(values, 2, 0, end, 1)
                if torch.eq(time, 1):
                  if torch.__isnot__(bias, None):
                    grouped = torch.reshape(unchecked_cast(Tensor, bias), [lengths[0], torch.size(key, 1), -1, end])
                    mask = annotate(Optional[Tensor], torch.to(grouped, 6))
                  else:
                    mask = bias
                  y = torch.to((self).single_query(query, seen_keys, seen_values, mask, scale), 15)
                else:
                  q = torch.reshape(torch.to(torch.mul(query, scale), 15), [rows, -1, lengths[3]])
                  k = torch.reshape(torch.to(seen_keys, 15), [rows, end, lengths[3]])
                  v = torch.reshape(torch.to(seen_values, 15), [rows, end, lengths[3]])
                  scores = torch.baddbmm(unchecked_cast(Tensor, bias), q, torch.transpose(k, 1, 2))
                  attended = torch.bmm(torch.softmax(scores, -1, None), v)
                  y = torch.reshape(attended, lengths)
                return y
            """;
}
