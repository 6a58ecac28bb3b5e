"""Files to reports to a published index: what stands in these sources, and which generation holds it?"""
